// SPDX-License-Identifier: BSL-1.0
//
// rrule-rust, the crate rrule bound to node. Without its cache, which would answer from the first round.
import { require, run } from './program.mjs';

const { RRuleSet } = require('rrule-rust');

run((text) => {
    const set = RRuleSet.fromString(text);
    set.cache.disable();
    return (count) => set.all(count);
}, (date) => date.toTimestamp() / 1000);
