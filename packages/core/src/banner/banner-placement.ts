/**
 * Where a banner stands, by the direction of the text. It covers nothing that can't be scrolled clear of it.
 *
 * - `inline`: in its place among the rest.
 * - `top`, `bottom`: sticks to that edge of the window. Put it first, or last, in the page.
 * - `corner`: sticks to the lower corner at the end of the lines; on narrow screens as `bottom`. Put it last.
 */
export type BannerPlacement = "inline" | "top" | "bottom" | "corner";
