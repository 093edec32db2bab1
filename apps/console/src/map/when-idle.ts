/** Runs something heavy once what was clicked has been answered, after `latestMs` at the latest; returns how to call it off. */
export function whenIdle(work: () => void, latestMs: number): () => void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, Math.min(latestMs, 50));
    return () => clearTimeout(timer);
  }
  const asked = requestIdleCallback(work, { timeout: latestMs });
  return () => cancelIdleCallback(asked);
}
