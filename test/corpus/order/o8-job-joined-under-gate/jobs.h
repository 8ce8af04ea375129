#ifndef JOBS_H
#define JOBS_H

int run_import(void);
int run_export(void);

#endif
