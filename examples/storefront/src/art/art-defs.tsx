/** The gradient and the pattern that all pieces refer to. Rendered once, before them. */
export function ArtDefs() {
  return (
    <svg className="art-defs" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <linearGradient id="art-turned">
          <stop className="stop-dark" offset="0" stopOpacity="0.22" />
          <stop className="stop-dark" offset="0.14" stopOpacity="0" />
          <stop className="stop-light" offset="0.26" stopOpacity="0.28" />
          <stop className="stop-light" offset="0.4" stopOpacity="0" />
          <stop className="stop-dark" offset="0.62" stopOpacity="0.06" />
          <stop className="stop-dark" offset="1" stopOpacity="0.42" />
        </linearGradient>
        <pattern id="art-specks" width="46" height="46" patternUnits="userSpaceOnUse">
          <g className="art-speck">
            <circle cx="6" cy="9" r="0.9" />
            <circle cx="21" cy="4" r="0.6" />
            <circle cx="34" cy="15" r="1.1" />
            <circle cx="13" cy="24" r="0.7" />
            <circle cx="28" cy="30" r="0.8" />
            <circle cx="42" cy="36" r="0.6" />
            <circle cx="5" cy="40" r="1" />
            <circle cx="19" cy="42" r="0.5" />
          </g>
        </pattern>
      </defs>
    </svg>
  );
}
