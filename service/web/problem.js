/** An answer that is no success: a problem document (RFC 9457), or no answer at all (status 0). */
export class Problem extends Error {
  constructor(status, detail, retryAfter = null) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
