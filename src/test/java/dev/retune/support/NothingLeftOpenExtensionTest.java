package dev.retune.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Isolated, so that all threads belong to it. */
@Isolated
class NothingLeftOpenExtensionTest {
  private static List<String> left(Set<Thread> before, Duration patience)
      throws InterruptedException {
    Set<Thread> after = NothingLeftOpenExtension.running();
    after.removeAll(before);
    return NothingLeftOpenExtension.left(after, patience);
  }

  @Test
  void aWorkspaceThatIsOpenIsSeen() throws InterruptedException {
    Set<Thread> before = NothingLeftOpenExtension.running();
    try (Workspace workspace = Workspace.open(TestDatabases.H2.migrated(), List.of())) {
      assertThat(workspace).isNotNull();
      assertThat(left(before, Duration.ofMillis(100)))
          .anyMatch(name -> name.startsWith("HikariPool-"));
    }
  }

  @Test
  void aWorkspaceThatWasClosedLeavesNothing() throws InterruptedException {
    Set<Thread> before = NothingLeftOpenExtension.running();
    Workspace.open(TestDatabases.H2.migrated(), List.of()).close();
    assertThat(left(before, Duration.ofSeconds(10))).isEmpty();
  }

  @Test
  void whatClassesSideBySideMadeBelongsToTheLastOfThem() {
    RunningTestClasses<String> made = new RunningTestClasses<>();
    made.begins("long");
    made.made("a");
    made.begins("first");
    made.made("b");
    made.made("a");
    assertThat(made.ends("first")).isEmpty();
    made.begins("second");
    made.made("c");
    assertThat(made.ends("long")).containsExactly("a", "b");
    assertThat(made.ends("second")).containsExactly("c");
  }

  @Test
  void whatNoClassMadeIsAskedOfNone() {
    RunningTestClasses<String> made = new RunningTestClasses<>();
    made.made("before all");
    made.begins("one");
    assertThat(made.ends("one")).isEmpty();
  }
}
