/** An answer's body that goes on until one side ends it. Nothing is held for it before it is opened. */
export interface StreamBody {
  /** Begins to send. Once per answer. */
  readonly open: (sink: StreamSink) => StreamLine;
}

/** Where a platform takes a stream's text. */
export interface StreamSink {
  /** @returns whether more would go out at once; else {@link StreamLine.drained} must be called when this has */
  write(text: string): boolean;
  /** Ends the answer in an orderly way: all that was written still goes out. */
  end(): void;
  /** Breaks the connection off and drops what hasn't gone out. */
  cut(): void;
}

/** A platform's end of an open stream. Calls after the stream's end do nothing. */
export interface StreamLine {
  /** All that was written has gone out. */
  drained(): void;
  /** The client has left. */
  left(): void;
}
