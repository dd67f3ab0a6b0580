import type { ComponentType } from "react";
import { Cast, Handle, Rim, SpoutedRim, Vessel, type Glaze } from "./vessel.tsx";

interface PieceProps {
  glaze: Glaze;
}

/** A piece on its table, for a card. The card's heading names it, so the picture has no name. */
export function PiecePicture({ of: Piece, glaze }: { of: ComponentType<PieceProps>; glaze: Glaze }) {
  return (
    <svg className="piece-picture" viewBox="0 4 240 240" aria-hidden="true" focusable="false">
      <Piece glaze={glaze} />
    </svg>
  );
}

// Each piece is drawn in a square of 240 units, with the table at 204.

export function Dripper({ glaze }: PieceProps) {
  return (
    <Vessel
      glaze={glaze}
      dippedTo={186}
      outline="M56 92 L102 176 H76 Q72 176 72 181 Q72 187 78 187 H100 L104 204 H136 L140 187 H162 Q168 187 168 181 Q168 176 164 176 H138 L184 92 Z"
      foot={[120, 20]}
      behind={<Handle d="M172 108 q32 4 28 28 q-4 22 -56 26" width={11} />}
    >
      <Rim cy={92} rx={64} ry={14} />
      <path className="art-line" d="M74 93 L104 100 M98 101 L112 102 M142 101 L128 102 M166 93 L136 100" />
    </Vessel>
  );
}

export function Server({ glaze }: PieceProps) {
  return (
    <Vessel
      glaze={glaze}
      dippedTo={176}
      foot={[120, 44]}
      outline="M80 58 Q93 72 92 94 Q62 120 60 164 Q60 204 90 204 H150 Q180 204 180 164 Q178 120 148 94 L146 67 Z"
      behind={<Handle d="M150 92 q52 -6 52 40 q0 38 -30 46" width={13} />}
    >
      <SpoutedRim tip={[80, 58]} top={60} bottom={74} end={146} />
    </Vessel>
  );
}

export function Tumbler({ glaze }: PieceProps) {
  return (
    <Vessel
      glaze={glaze}
      dippedTo={172}
      foot={[120, 30]}
      outline="M74 96 L85 194 Q86 204 96 204 H144 Q154 204 155 194 L166 96 Z"
    >
      <Rim cy={96} rx={46} ry={10} />
    </Vessel>
  );
}

export function Mug({ glaze }: PieceProps) {
  return (
    <Vessel
      glaze={glaze}
      dippedTo={182}
      foot={[107, 44]}
      outline="M62 104 V182 Q62 204 84 204 H130 Q152 204 152 182 V104 Z"
      behind={<Handle d="M146 122 q44 -4 44 26 q0 32 -44 34" width={13} />}
    >
      <Rim cx={107} cy={104} rx={45} ry={10} />
    </Vessel>
  );
}

export function EspressoCup({ glaze }: PieceProps) {
  return (
    <g className={`glaze-${glaze}`}>
      <Cast rx={64} />
      <ellipse className="art-clay" cx="120" cy="198" rx="72" ry="11" />
      <ellipse className="art-glaze" cx="120" cy="194" rx="74" ry="11" />
      <ellipse className="art-pool" cx="120" cy="194" rx="52" ry="7" />
      <Vessel
        glaze={glaze}
        dippedTo={176}
        outline="M82 130 Q82 186 106 194 H134 Q158 186 158 130 Z"
        behind={<Handle d="M154 144 q28 -4 27 14 q-1 16 -34 18" width={9} />}
      >
        <Rim cy={130} rx={38} ry={9} />
      </Vessel>
    </g>
  );
}

export function BeanJar({ glaze }: PieceProps) {
  return (
    <Vessel
      glaze={glaze}
      dippedTo={168}
      foot={[120, 52]}
      outline="M76 98 Q66 106 66 122 V186 Q66 204 84 204 H156 Q174 204 174 186 V122 Q174 106 164 98 Z"
    >
      <rect className="art-wood" x="72" y="80" width="96" height="19" rx="5" />
      <rect className="art-wood" x="108" y="66" width="24" height="15" rx="6" />
      <path className="art-grain" d="M80 86 H150 M92 92 H162" />
    </Vessel>
  );
}

export function MilkJug({ glaze }: PieceProps) {
  return (
    <Vessel
      glaze={glaze}
      dippedTo={174}
      foot={[120, 40]}
      outline="M66 82 Q84 100 85 118 Q86 134 77 152 Q62 204 98 204 H142 Q178 204 162 150 Q150 122 156 92 Z"
      behind={<Handle d="M152 104 q44 -8 42 26 q-2 36 -32 42" width={11} />}
    >
      <SpoutedRim tip={[66, 82]} top={84} bottom={101} end={156} />
    </Vessel>
  );
}

export function PlateStack({ glaze }: PieceProps) {
  return (
    <g>
      <Cast rx={72} />
      {([glaze, "salt", "celadon"] as const).toReversed().map((layer, level) => (
        <g key={layer} className={`glaze-${layer}`} transform={`translate(0 ${-level * 18})`}>
          <path className="art-clay" d="M36 184 Q40 204 120 204 T204 184 Z" />
          <path className="art-glaze" d="M34 182 Q40 198 120 199 T206 182 Z" />
          <ellipse className="art-lip" cx="120" cy="182" rx="86" ry="13" />
          <ellipse className="art-pool" cx="120" cy="183" rx="62" ry="8" />
        </g>
      ))}
    </g>
  );
}
