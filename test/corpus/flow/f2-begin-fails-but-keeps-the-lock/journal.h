#ifndef JOURNAL_H
#define JOURNAL_H

#define JOURNAL_BLOCKS 128

/* Every journal_begin() wants a journal_end(). */
int journal_begin(int blocks);
void journal_put(int block);
void journal_end(void);

int journal_append(const int *data, int count);

#endif
