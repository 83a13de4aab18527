/** A sign-in that a resident has begun at the provider. Lives ten minutes and may come back once. */
export type SignInFlow = {
  /** Keyed hash of the state: the address that comes back opens it, the database alone does not. */
  stateHash: string;
  draftId: string;
  sessionHash: string;
  locale: string;
  nonce: string;
  /**
   * In clear, as the nonce is: of no use without the code (in the resident's browser), the session's token and our private
   * key, none of which is in the database; and gone after ten minutes.
   */
  codeVerifier: string;
  expiresAt: number;
};

export type FlowStore = {
  begin(flow: SignInFlow): Promise<void>;
  /** Takes the flow out, in one statement: whoever asks second finds nothing. Null when unknown, another session's, or expired. */
  take(stateHash: string, sessionHash: string, now: number): Promise<SignInFlow | null>;
};
