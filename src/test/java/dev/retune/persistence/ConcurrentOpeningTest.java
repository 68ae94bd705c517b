package dev.retune.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.connection.DatabaseUrl;
import dev.retune.support.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes that use one home for a moment each; one may be served by another that ends.
 */
@Tag("slow")
class ConcurrentOpeningTest {
  private static final int PROCESSES = 3;
  private static final int TIMES = 20;

  @TempDir Path folder;

  /** Opens the database named by the first argument as often as the second says. */
  public static void main(String[] args) {
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      try (Workspace workspace = Workspace.open(DatabaseUrl.h2File(Path.of(args[0])), List.of())) {
        workspace.read(s -> s.createNativeQuery("select 1", Integer.class).getSingleResult());
        String id = ProcessHandle.current().pid() + "-" + i;
        RetryingTransactions.repeating(() -> workspace.write(s -> add(s, id)));
      }
    }
    System.out.println("opened");
  }

  private static int add(StatelessSession session, String id) {
    return session
        .createNativeMutationQuery(
            "insert into audit (at, who, action, subject) select now(), 'x', 'x', :id"
                + " where not exists (select 1 from audit where subject = :id)")
        .setParameter("id", id)
        .executeUpdate();
  }

  @Test
  void processesOpenAndCloseOneFileAtTheSameTime() throws Exception {
    Path database = folder.resolve("retune");
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start(database));
    }
    for (Process process : processes) {
      assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .endsWith("opened\n");
    }
    try (Workspace workspace = Workspace.open(DatabaseUrl.h2File(database), List.of())) {
      assertThat(
              workspace.<Long>read(
                  s ->
                      s.createNativeQuery("select count(*) from audit", Long.class)
                          .getSingleResult()))
          .isEqualTo((long) PROCESSES * TIMES);
    }
  }

  private static Process start(Path database) throws IOException {
    return ChildJvm.of(ConcurrentOpeningTest.class, database.toString(), String.valueOf(TIMES))
        .redirectErrorStream(true)
        .start();
  }
}
