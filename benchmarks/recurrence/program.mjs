// SPDX-License-Identifier: BSL-1.0
//
// What the programs for node share; see program.hpp for what they print. Each rule has a process of its
// own, so that one that hangs is given up; the packages are those that `run` installs.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SECONDS = 20;  // of one rule

process.env.TZ = 'UTC';
export const require = createRequire(new URL('../../build/bench/recurrence/', import.meta.url));

/// Processor time of the process, its collector of garbage included, in nanoseconds.
function now() {
    const { user, system } = process.cpuUsage();
    return (user + system) * 1000;
}

/// Nanoseconds of one call: the median of nine rounds, each of at least 20 ms, after at least 200 ms.
function nanoseconds(work) {
    const measure = (calls) => {
        const begin = now();
        for (let i = 0; i < calls; ++i) work();
        return now() - begin;
    };
    for (const begin = now(); now() - begin < 2e8;) work();
    let calls = 1;
    while (measure(calls) < 2e7) calls *= 2;
    return Array.from({ length: 9 }, () => measure(calls) / calls).sort((a, b) => a - b)[4];
}

/// `make(text)` is a function from a count to that many dates, and `seconds` the time of a date.
export function run(make, seconds) {
    const [, self, task, path, only] = process.argv;
    for (const line of readFileSync(path, 'utf8').split('\n')) {
        if (!line || line.startsWith('#')) continue;
        const [, , name, start, zone, count, rule] = line.split(/\s+/);
        if (!only) {
            spawnSync(process.execPath, [self, task, path, name],
                { timeout: SECONDS * 1000, killSignal: 'SIGKILL', stdio: ['ignore', 'inherit', 'ignore'] });
        } else if (name === only) {
            const begin = zone === '-' ? `DTSTART:${start}Z` : `DTSTART;TZID=${zone}:${start}`;
            const dates = make(`${begin}\nRRULE:${rule}`);
            if (task === 'answers') console.log(name, dates(+count).map(seconds).join(' '));
            else console.log(name, (nanoseconds(() => dates(+count)) / count).toFixed(1));
        }
    }
}
