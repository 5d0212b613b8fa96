/** Writes settings of a game server so that they can be pasted: for a shell, a .env file, PowerShell, or as JSON. */

export const SETTINGS_FORMATS = ["shell", "dotenv", "powershell", "json"] as const;
export type SettingsFormat = (typeof SETTINGS_FORMATS)[number];

export interface ServerSettings {
  /** In the order in which they are printed. */
  readonly environment: Readonly<Record<string, string>>;
  /** Sentences for people. */
  readonly comments: readonly string[];
  /** ISO 8601. */
  readonly tokenExpiresAt: string;
}

const WRITERS: Readonly<Record<Exclude<SettingsFormat, "json">, (name: string, value: string) => string>> = {
  shell: (name, value) => `export ${name}=${shellWord(value)}`,
  dotenv: (name, value) => `${name}=${dotenvValue(value)}`,
  powershell: (name, value) => `$env:${name} = '${value.replaceAll("'", "''")}'`,
};

/** With a line end. `#` begins a comment in all forms but JSON, which has them as a member. */
export function settingsText(format: SettingsFormat, settings: ServerSettings): string {
  const { environment, comments } = settings;
  if (format === "json") return `${JSON.stringify(settings, undefined, 2)}\n`;
  const write = WRITERS[format];
  return [
    ...comments.map((comment) => (comment === "" ? "#" : `# ${comment}`)),
    ...Object.entries(environment).map(([name, value]) => write(name, value)),
    "",
  ].join("\n");
}

const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** For a POSIX shell. */
function shellWord(value: string): string {
  return PLAIN.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}

/** **Observed** (Node, Docker Compose): single quotes keep everything as it is but themselves. */
function dotenvValue(value: string): string {
  return PLAIN.test(value) ? value : value.includes("'") ? JSON.stringify(value) : `'${value}'`;
}
