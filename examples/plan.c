/* SPDX-License-Identifier: BSL-1.0
 *
 * Prints the plan of a story on one day.
 */
#include <upward/upward.h>

#include <stdio.h>
#include <string.h>

int main(int count, char** arguments) {
    static char json[1 << 20];
    const char* parameters = "{\"days\":5}";
    char path[4096];
    size_t size = 0;
    FILE* file;
    upward_workspace* workspace = NULL;
    upward_text* plan = NULL;
    upward_error* error = upward_error_new();
    int32_t status;

    snprintf(path, sizeof path, "%s/new_report.json", count > 1 ? arguments[1] : ".");
    file = fopen(path, "rb");
    if (file) {
        size = fread(json, 1, sizeof json, file);
        fclose(file);
    }

    status = upward_workspace_from_json(json, size, &workspace, error);
    if (status == UPWARD_OK)
        status = upward_workspace_render(workspace, "plan", "2026-02-20", parameters,
                                         strlen(parameters), NULL, &plan, error);
    if (status == UPWARD_OK) fputs(upward_text_data(plan), stdout);
    else fprintf(stderr, "%s\n", upward_error_message(error));

    upward_text_free(plan);
    upward_workspace_free(workspace);
    upward_error_free(error);
    return status == UPWARD_OK ? 0 : 1;
}
