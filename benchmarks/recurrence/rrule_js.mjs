// SPDX-License-Identifier: BSL-1.0
//
// rrule.js. It gives a zoned date in the zone of the process, which is UTC here.
import { require, run } from './program.mjs';

const { rrulestr } = require('rrule');

run((text) => {
    const rule = rrulestr(text);
    return (count) => {
        const dates = [];
        rule.all((date) => dates.push(date) < count);
        return dates;
    };
}, (date) => date.getTime() / 1000);
