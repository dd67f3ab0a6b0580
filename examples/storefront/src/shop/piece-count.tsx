import type { Visitors } from "@onlookers/react";

const format = new Intl.NumberFormat("en");

/**
 * How many people are on a piece's own page. Only where the service counts pages: a site's number says nothing of
 * one piece. The words are the shop's own, because "this page" would be the page that the card stands on.
 */
export function PieceCount({ count }: Pick<Visitors, "count">) {
  return (
    <p className="piece-count">
      {count?.scope === "page" && (
        <bdi>
          {format.format(count.visitors)} on its page in the last {count.windowSeconds / 60} minutes
        </bdi>
      )}
    </p>
  );
}
