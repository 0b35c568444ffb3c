/* SPDX-License-Identifier: BSL-1.0 */
#include <stdio.h>
#include <upward/upward.h>

int main(void) {
    printf("upward %d from C\n", (int)upward_version_number());
    return upward_version_number() == UPWARD_VERSION_NUMBER ? 0 : 1;
}
