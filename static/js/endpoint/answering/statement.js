// @ts-check
/** The words under which a device puts its signature (docs/evidence.md section 2). */

const EVENTS = { acknowledge: "acknowledged", refuse: "refused" };

/**
 * @param {{identity: import("../joining/enrolment.js").Identity, view: import("../view.js").View,
 *          handover: import("../view.js").Handover, answer: import("../steps.js").Answer,
 *          holding: import("../steps.js").Holding, clock: import("../../clock-offset.js").Reading,
 *          checkpoint: {size: number, root: string} | null}} known `answer`: what the person decided;
 *   `checkpoint`: the last that this device saw and found consistent
 * @returns {string} JSON of exactly these keys
 */
export function statementText({ identity, view, handover, answer, holding, clock, checkpoint }) {
  const { title, organiser, date } = view.conference ?? {};
  return JSON.stringify({
    format: "ceremony/statement/v2",
    log: originOf(identity.log ?? ""),
    conference: { title, organiser, date },
    handover: { id: handover.id, title: handover.title },
    unit: { code: view.unit.code, name: view.unit.name },
    endpoint: view.endpoint,
    device_key: identity.device_key ?? null,
    channel: identity.keys ? "secure" : "insecure",
    event: EVENTS[answer.event],
    manual: true,
    person: answer.person,
    position: answer.position,
    on_behalf_of: answer.on_behalf_of ?? "",
    reason: answer.reason ?? "",
    drawing: answer.drawing ?? "",
    clock,
    documents: documents(holding),
    checkpoint,
  });
}

/** @param {string} verifierKey @returns {string} the log's name */
export function originOf(verifierKey) {
  return verifierKey.slice(0, verifierKey.indexOf("+"));
}

/** A document that did not open has no hash. @param {import("../steps.js").Holding} holding */
function documents({ manifest, plaintexts }) {
  return (manifest?.envelopes ?? []).map(({ document, type, number, symbol, subject, sha256 }) => ({
    document,
    type,
    number,
    symbol,
    subject,
    sha256: plaintexts[document] ?? null,
    envelope: sha256,
  }));
}
