#ifndef LOG_H
#define LOG_H

enum log_level { LOG_DEBUG, LOG_INFO };

void log_set_level(enum log_level level);
void log_event(enum log_level level, const char *text);

#endif
