import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './project.mjs';

/**
 * What would make `npm ci` fail, or leave another system without its binaries: npm silently drops an optional
 * platform package that its registry did not have when the lock was written.
 *
 * @param {{ packages: Record<string, { resolved?: string, optionalDependencies?: Record<string, string> }> }} lock
 * @returns {string[]} One sentence a fault.
 */
export function lockFaults(lock) {
  return Object.entries(lock.packages).flatMap(([place, entry]) => {
    const missing = Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !resolves(lock.packages, place, name))
      .map(
        (name) =>
          `${place || 'the project'} wants ${name} on some systems, and the lock has no entry for it.`,
      );
    const pinned = entry.resolved ? [`${place} names the registry that it came from ("resolved").`] : [];
    return [...missing, ...pinned];
  });
}

export function checkLock() {
  const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8'));
  return lockFaults(lock);
}

/** As Node looks for a package: beside the one that asks, then one level up, and so on. */
function resolves(packages, place, name) {
  for (let level = place; ; level = parentOf(level)) {
    if (packages[`${level === '' ? '' : `${level}/`}node_modules/${name}`]) return true;
    if (level === '') return false;
  }
}

function parentOf(place) {
  const at = place.lastIndexOf('/node_modules/');
  return at === -1 ? '' : place.slice(0, at);
}
