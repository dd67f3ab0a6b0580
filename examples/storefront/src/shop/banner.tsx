import { useVisitors } from "@onlookers/react";

/** The strip above the shop: a notice, and beside it the count, by the hook alone. */
export function Banner() {
  const { sentence, description } = useVisitors();
  return (
    <aside className="banner" aria-label="Shop notice">
      <p className="banner-notice">The next kiln opens on Saturday at ten.</p>
      <p className="banner-count" data-testid="banner-counter" title={description ?? undefined}>
        <bdi>{sentence}</bdi>
      </p>
    </aside>
  );
}
