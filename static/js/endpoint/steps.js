// @ts-check
/**
 * What a device does next with one handover: a pure function of what the server last said and of what the device
 * holds. Everything can be done twice, so a device that lost its link, its page or its power asks this again and
 * ends where one that was always there ends.
 *
 * @typedef {import("./view.js").Handover} Handover
 * @typedef {{document: string, sha256: string, size: number, commitment: string, share: string, filename: string,
 *            plaintext_sha256?: string, type?: string, number?: string, symbol?: string, issuer?: string,
 *            date?: string, subject?: string, signer?: string, urgency?: string, pages?: number,
 *            common?: boolean, media?: string}} Envelope
 * @typedef {{handover: string, unit: string, sealing: number, envelopes: Envelope[]}} Manifest
 * @typedef {{event: "acknowledge" | "refuse", person: string, position: string, on_behalf_of?: string, reason?: string,
 *   drawing?: string}} Answer
 * @typedef {{
 *   manifest: Manifest | null,
 *   held: Record<string, string>,
 *   plaintexts: Record<string, string>,
 *   shown: boolean,
 *   answer: Answer | null,
 *   fault: string | null,
 *   unreported: {document: string, fault: string}[],
 *   answered: Record<string, boolean>,
 *   receipt: string | null,
 *   unchecked: boolean,
 *   restage: boolean,
 *   short: import("./staging/room.js").Shortage | null,
 *   offline: {at: string} | null,
 * }} Holding `held`: document -> SHA-256 of the checked ciphertext; `plaintexts`: document -> SHA-256 of the opened
 *   document; `answer`: what the person decided and the server has not taken yet; `fault`: waits for a person;
 *   `unreported`: faults that the server does not know of; `answered`: reports that this connection's server took, whose entries may still be on their way; `receipt`: JSON, once the unit has answered;
 *   `unchecked`: whether what is held is still sound is to be looked at; `restage`: something was lost since it was
 *   reported; `short`: the device cannot keep it all; `offline`: opened without a link, at this device's time
 * @typedef {{do: "manifest"} | {do: "fetch", envelope: Envelope} | {do: "open", envelopes: Envelope[]}
 *   | {do: "report", event: string, payload: Record<string, unknown>} | {do: "answer", answer: Answer}
 *   | {do: "receipt"} | {do: "check"}} Step
 */

const BEFORE_DELIVERED = ["waiting", "staged", "released"];
/** Documents that are opened at the same time: an old PC has two cores, a cheap phone no room for more. */
const AT_ONCE = 2;
const FINAL = ["acknowledged", "refused"];

/**
 * @param {Handover} handover
 * @param {Holding} holding
 * @param {boolean} linked
 * @returns {Step | null} null: nothing to do until something changes
 */
export function nextStep(handover, holding, linked) {
  if (linked && holding.unreported.length > 0) return faultReport(handover, holding);
  if (linked && canRefuse(handover, holding))
    return holding.manifest ? answerStep(holding) : { do: "manifest" };
  if (holding.fault) return linked ? receiptStep(handover, holding) : null;
  if (holding.manifest?.sealing !== handover.sealing) return { do: "manifest" };

  if (holding.unchecked && !handover.secret && Object.keys(holding.held).length > 0) return { do: "check" };
  const { envelopes } = holding.manifest;
  const missing = envelopes.find((envelope) => holding.held[envelope.document] === undefined);
  if (missing) return holding.short && !handover.secret ? null : { do: "fetch", envelope: missing };
  if (!handover.secret) return linked ? stagedReport(handover, holding) : null;

  const sealed = envelopes.filter((envelope) => holding.plaintexts[envelope.document] === undefined);
  if (sealed.length > 0) return { do: "open", envelopes: sealed.slice(0, AT_ONCE) };
  return linked ? reportAfterRelease(handover, holding) : null;
}

/** @param {Handover} handover @param {Holding} holding @returns {Step} */
function faultReport(handover, holding) {
  return { do: "report", event: "fault", payload: { handover: handover.id, ...holding.unreported[0] } };
}

/** @param {Handover} handover @param {Holding} holding @returns {Step | null} */
function stagedReport(handover, holding) {
  if ((handover.delivery.staged_here || holding.answered.staged) && !holding.restage) return null;
  const payload = { handover: handover.id, sealing: handover.sealing, envelopes: holding.held };
  return { do: "report", event: "staged", payload };
}

/** @param {Handover} handover @param {Holding} holding @returns {Step | null} */
function reportAfterRelease(handover, holding) {
  const { state } = handover.delivery;
  if (FINAL.includes(state)) return receiptStep(handover, holding);
  if (BEFORE_DELIVERED.includes(state) && !holding.answered.delivered) {
    return {
      do: "report",
      event: "delivered",
      payload: { handover: handover.id, documents: holding.plaintexts },
    };
  }
  if (state !== "opened" && !holding.answered.opened) {
    if (!holding.shown) return null;
    return { do: "report", event: "opened", payload: openedPayload(handover, holding) };
  }
  return holding.answer && !holding.answered[holding.answer.event] ? answerStep(holding) : null;
}

/** @param {Handover} handover @param {Holding} holding */
function openedPayload(handover, holding) {
  const payload = { handover: handover.id, automatic: true };
  return holding.offline ? { ...payload, offline: true } : payload;
}

/** The unit has its receipt on the device, whether or not somebody asks for it. @param {Handover} handover @param {Holding} holding @returns {Step | null} */
function receiptStep(handover, holding) {
  const due = FINAL.includes(handover.delivery.state) && !holding.receipt && !holding.answered.receipt;
  return due ? { do: "receipt" } : null;
}

/** A refusal needs no opened documents, only the list of them: it may be about those that do not open. @param {Handover} handover @param {Holding} holding */
function canRefuse(handover, holding) {
  return (
    holding.answer?.event === "refuse" &&
    handover.state === "released" &&
    !FINAL.includes(handover.delivery.state) &&
    !holding.answered.refuse
  );
}

/** @param {Holding} holding @returns {Step} */
function answerStep(holding) {
  return { do: "answer", answer: /** @type {Answer} */ (holding.answer) };
}

/** @param {Holding} holding whether every document of the package is open on this device */
export function isOpen(holding) {
  const { manifest, plaintexts } = holding;
  if (manifest === null) return false;
  return manifest.envelopes.every((envelope) => plaintexts[envelope.document] !== undefined);
}
