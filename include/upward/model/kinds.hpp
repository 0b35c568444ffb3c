// SPDX-License-Identifier: BSL-1.0
//
// All kinds of entries but the correction, room by room.
#pragma once

#include <upward/model/kinds/anticipate.hpp>
#include <upward/model/kinds/empathize.hpp>
#include <upward/model/kinds/expect.hpp>
#include <upward/model/kinds/lead.hpp>
#include <upward/model/kinds/people.hpp>
#include <upward/model/kinds/rhythm.hpp>
#include <upward/model/kinds/trust.hpp>
#include <upward/model/kinds/work.hpp>
