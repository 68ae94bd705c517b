package dev.retune.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that leaves a connection pool, a server or a worker of ours running, which
 * would keep the tests' process from ending; and deletes its databases.
 */
public final class NothingLeftOpen implements BeforeAllCallback, AfterAllCallback {
  private static final Pattern OURS =
      Pattern.compile(
          "(HikariPool-|database-|lease|votes|collector-|settings|db-scheduler|qtp|MVStore ).*");
  private static final ExtensionContext.Namespace PLACE =
      ExtensionContext.Namespace.create(NothingLeftOpen.class);

  private record Before(Set<Thread> threads) {}

  @Override
  public void beforeAll(ExtensionContext context) {
    if (isWholeClass(context)) {
      context.getStore(PLACE).put(Before.class, new Before(running()));
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws InterruptedException {
    if (isWholeClass(context)) {
      Before before = context.getStore(PLACE).get(Before.class, Before.class);
      List<String> left = left(before == null ? Set.of() : before.threads());
      Databases.discard();
      assertThat(left).as("threads that a test of this class should have ended").isEmpty();
    }
  }

  private static boolean isWholeClass(ExtensionContext context) {
    return context.getParent().filter(context.getRoot()::equals).isPresent();
  }

  private static Set<Thread> running() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> OURS.matcher(thread.getName()).matches())
        .collect(Collectors.toSet());
  }

  /** The names of those that do not end, a moment after they were told to. */
  static List<String> left(Set<Thread> before) throws InterruptedException {
    Set<Thread> after = running();
    after.removeAll(before);
    for (Thread thread : after) {
      thread.join(Duration.ofSeconds(10));
    }
    return after.stream().filter(Thread::isAlive).map(Thread::getName).sorted().toList();
  }
}
