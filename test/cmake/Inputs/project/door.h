#ifdef __cplusplus
extern "C" {
#endif
void door_enter(void);
void door_leave(void);
#ifdef __cplusplus
}
#endif
