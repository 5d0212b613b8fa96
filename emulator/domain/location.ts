/** A custom location, the place name of an Anywhere fleet. */
export interface CustomLocation {
  readonly locationName: string;
  readonly locationArn: string;
  /** Order of creation, unique. */
  readonly sequence: number;
}
