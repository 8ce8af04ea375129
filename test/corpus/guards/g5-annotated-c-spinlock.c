// ROW: G5
// VERDICT: bad
// FINDINGS: lock-order-cycle
// LOCKS: uart::lock console_lock
// WHY: spin_lock() is assembler, but its annotation says what it acquires; uart_irq() nests port and console, console_write() console and port.
#if defined(__clang__)
#define ANNOTATE(x) __attribute__((x))
#else
#define ANNOTATE(x)
#endif

struct ANNOTATE(capability("spinlock")) spinlock {
  unsigned ticket;
};

/* spinlock.S */
void spin_lock(struct spinlock *lock) ANNOTATE(acquire_capability(*lock));
void spin_unlock(struct spinlock *lock) ANNOTATE(release_capability(*lock));

struct uart {
  struct spinlock lock;
  char fifo[16];
  int used;
};

static struct spinlock console_lock;
static char console[4096];
static unsigned console_end;

static void console_put(char c) {
  spin_lock(&console_lock); // FINDING: lock-order-cycle
  console[console_end++ % sizeof console] = c;
  spin_unlock(&console_lock);
}

void uart_irq(struct uart *uart) {
  spin_lock(&uart->lock);
  while (uart->used > 0)
    console_put(uart->fifo[--uart->used]);
  spin_unlock(&uart->lock);
}

int console_write(struct uart *uart, const char *text) {
  int written = 0;
  spin_lock(&console_lock);
  spin_lock(&uart->lock); // FINDING: lock-order-cycle
  while (*text && uart->used < 16) {
    uart->fifo[uart->used++] = *text++;
    written++;
  }
  spin_unlock(&uart->lock);
  spin_unlock(&console_lock);
  return written;
}
