import { VisitorCounter } from "@onlookers/react";

/** A calm line with the count of the whole site. Its place stays where there is nothing true to say. */
export function LiveLine({ testId }: { testId: string }) {
  return (
    <div className="live-place">
      <p className="live">
        <VisitorCounter data-testid={testId} dir="auto" />
      </p>
    </div>
  );
}
