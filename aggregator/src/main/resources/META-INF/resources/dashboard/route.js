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

/**
 * The session that is followed at such a route: the newest running one, or the newest of all, unless
 * the address names one; none in review.
 *
 * @param sessions newest first; null as long as they are not known
 */
export function chosen({session, review}, sessions) {
  const newest = sessions?.find(({state}) => state === 'RUNNING') ?? sessions?.[0];
  return review ? null : (session ?? newest?.id ?? null);
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
