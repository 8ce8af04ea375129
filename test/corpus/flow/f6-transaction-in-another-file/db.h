#ifndef DB_H
#define DB_H

void db_begin(void);
void db_set(int key, int value);
int db_get(int key);
void db_end(void);

void log_begin(void);
void log_add(int event);
int log_reset(void);
void log_end(void);

#endif
