#ifndef JOBS_H
#define JOBS_H

#include <glib.h>

struct file_job {
  int number;
  GAsyncQueue *replies;
};

extern GThreadPool *folder_pool;
extern GThreadPool *file_pool;

void read_folder(gpointer data, gpointer user_data);
void read_file(gpointer data, gpointer user_data);

#endif
