import { useId } from "react";
import { BeanJar, Dripper, EspressoCup, Server, Tumbler } from "./pieces.tsx";

const MOUTH = "M96 620 V300 A224 224 0 0 1 544 300 V620 Z";

/** The hero's picture: five pieces on a shelf in front of the kiln. */
export function StillLife() {
  const id = useId();
  return (
    <svg
      className="still-life"
      viewBox="0 16 640 584"
      preserveAspectRatio="xMidYMax meet"
      role="img"
      aria-label="A dripper on its server, two cups and a bean jar on a shelf before the arched mouth of a kiln"
    >
      <clipPath id={id}>
        <path d={MOUTH} />
      </clipPath>
      <path className="art-arch" d="M48 620 V300 A272 272 0 0 1 592 300 V620 Z" />
      <path className="art-arch-inner" d={MOUTH} />
      <g clipPath={`url(#${id})`}>
        <path className="art-sun" d="M250 620 L430 40 H520 L340 620 Z M372 620 L552 40 H580 L400 620 Z" />
      </g>
      <rect className="art-shelf" x="16" y="500" width="608" height="20" rx="2" />
      <rect className="art-shelf-edge" x="16" y="515" width="608" height="6" rx="2" />
      <g transform="translate(378 241) scale(1.28)">
        <BeanJar glaze="salt" />
      </g>
      <g transform="translate(96 143) scale(1.76)">
        <Server glaze="tide" />
      </g>
      <g transform="translate(154 12) scale(1.28)">
        <Dripper glaze="tide" />
      </g>
      <g transform="translate(20 301) scale(0.98)">
        <Tumbler glaze="kelp" />
      </g>
      <g transform="translate(322 318) scale(0.9)">
        <EspressoCup glaze="shino" />
      </g>
    </svg>
  );
}
