/** A response body that is sent over time. Reserves nothing before it is opened. */
export interface StreamBody {
  /** Starts sending. Call it once per answer. */
  readonly open: (sink: StreamSink) => StreamHandle;
}

/** The platform's side of a stream: receives its text. */
export interface StreamSink {
  /** @returns whether more may be written at once; if not, call {@link StreamHandle.onDrain} when this has been sent */
  write(text: string): boolean;
  /** Ends the response in order: everything written is still sent. */
  end(): void;
  /** Breaks the connection and drops what has not been sent. */
  destroy(): void;
}

/** The stream's side: receives the platform's events. Calls after the stream's end do nothing. */
export interface StreamHandle {
  /** To be called when everything that was written has been sent. */
  onDrain(): void;
  /** To be called when the client has disconnected. */
  onClose(): void;
}
