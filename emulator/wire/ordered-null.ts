/** Stands in an output for a null that a fault has ordered: a null of our own making is a mistake, and refused. */
export const orderedNull: unique symbol = Symbol("a null that was ordered");
