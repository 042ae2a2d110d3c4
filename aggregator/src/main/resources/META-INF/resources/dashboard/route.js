/**
 * What the address asks for: #/ for whichever class runs, #/SESSION for one, #/SESSION/review for
 * all of it, and #/SESSION/review/754 from second 754 on.
 *
 * @returns {session, review, second}: session null for whichever runs; second null for the beginning
 */
export function route() {
  const [session, view, second] = location.hash.replace(/^#\/?/, '').split('/').map(decoded);
  return {
    session: session || null,
    review: view === 'review',
    second: /^\d{1,6}$/.test(second ?? '') ? Number(second) : null,
  };
}

/** The address of a session's review. */
export const reviewOf = (session, second) =>
  `#/${session}/review${second === undefined ? '' : `/${second}`}`;

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // no address of ours: an unknown session
  }
}
