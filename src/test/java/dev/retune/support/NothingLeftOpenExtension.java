package dev.retune.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails test classes that leave connection pools, servers or worker threads running, and deletes
 * their databases.
 */
public final class NothingLeftOpenExtension implements BeforeAllCallback, AfterAllCallback {
  private static final Pattern OURS =
      Pattern.compile(
          "(HikariPool-|database-|lease|votes|collector-|settings|db-scheduler|qtp|MVStore ).*");
  private static final ExtensionContext.Namespace PLACE =
      ExtensionContext.Namespace.create(NothingLeftOpenExtension.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private record Threads(RunningTestClasses<Thread> ofClasses, Set<Thread> known) {
    /** Records threads started since the last call. */
    private synchronized void look() {
      Set<Thread> now = running();
      for (Thread thread : now) {
        if (!known.contains(thread)) {
          ofClasses.made(thread);
        }
      }
      known.retainAll(now);
      known.addAll(now);
    }

    private synchronized void begins(String name) {
      look();
      ofClasses.begins(name);
    }

    private synchronized List<Thread> ends(String name) {
      look();
      return ofClasses.ends(name);
    }
  }

  private static Threads threads(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(PLACE)
        .computeIfAbsent(
            Threads.class,
            _ -> new Threads(new RunningTestClasses<>(), new HashSet<>()),
            Threads.class);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isWholeClass(context)) {
      threads(context).begins(context.getUniqueId());
      TestDatabases.begins(context.getUniqueId());
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    if (isWholeClass(context)) {
      List<String> left = left(threads(context).ends(context.getUniqueId()), PATIENCE);
      TestDatabases.ends(context.getUniqueId());
      assertThat(left)
          .as("threads left running by this test class, or by one that ran in parallel")
          .isEmpty();
    }
  }

  private static boolean isWholeClass(ExtensionContext context) {
    return context.getParent().filter(context.getRoot()::equals).isPresent();
  }

  /** Returns the threads that keep a process from ending. */
  static Set<Thread> running() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> OURS.matcher(thread.getName()).matches())
        .collect(Collectors.toSet());
  }

  /** Returns the names of threads that do not end within a grace period. */
  static List<String> left(Collection<Thread> threads, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    for (Thread thread : threads) {
      thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
    }
    return threads.stream().filter(Thread::isAlive).map(Thread::getName).sorted().toList();
  }
}
