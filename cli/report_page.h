// SPDX-License-Identifier: MIT
// report_page.h - the parts of the HTML report, built into the program by cli/embed.sh.
//
// report_page_html is the frame; {{style}}, {{data}}, {{script}} and {{views}} stand in it
// for the other parts.
#ifndef MG_REPORT_PAGE_H
#define MG_REPORT_PAGE_H

extern const char report_page_html[], report_page_css[], report_page_js[], report_views_js[];

#endif
