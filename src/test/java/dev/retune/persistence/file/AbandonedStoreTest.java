package dev.retune.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retune.persistence.connection.DatabaseUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedStoreTest {
  @Test
  void whoeverWaitsForAStoreThatIsClosedIsLetGo(@TempDir Path folder) throws Exception {
    MVStore store = MVStore.open(folder.resolve("store").toString());
    MVStore.TxCounter counter = afterAFailedCommit(store);
    store.closeImmediately();
    CompletableFuture<MVStore.TxCounter> begun = new CompletableFuture<>();
    Thread waiting =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    begun.complete(store.registerVersionUsage());
                  } catch (Throwable e) {
                    begun.completeExceptionally(e);
                  }
                });
    while (!isWithin(waiting, "registerVersionUsage") && !begun.isDone()) {
      Thread.onSpinWait();
    }
    // if this fails, H2 has fixed the fault and AbandonedStore is obsolete
    assertThat(begun).isNotDone();
    AbandonedStore.release(store);
    assertThat(begun.get(1, TimeUnit.MINUTES)).isSameAs(counter);
  }

  @Test
  void aHostEndsAlthoughTheCommitOfAClientWasCutOff(@TempDir Path folder) throws Exception {
    System.setProperty("h2.bindAddress", "127.0.0.1");
    DatabaseFileUsers users = DatabaseFileUsers.of(DatabaseUrl.h2File(folder.resolve("retune")));
    DatabaseFileHost host = DatabaseFileHost.become(users).orElseThrow();
    var _ = afterAFailedCommit(DatabaseFileCompactor.store(host.administrator()));
    Thread closing = Thread.ofPlatform().daemon().start(host::close);
    assertThat(closing.join(Duration.ofMinutes(1))).isTrue();
    // its lock is free
    DatabaseFileHost.become(users).orElseThrow().close();
  }

  /** H2 decrements the counter twice when a commit fails. */
  private static MVStore.TxCounter afterAFailedCommit(MVStore store) {
    MVStore.TxCounter counter = store.registerVersionUsage();
    for (int i = 0; i < 3; i++) {
      store.decrementVersionUsageCounter(counter);
    }
    return counter;
  }

  private static boolean isWithin(Thread thread, String method) {
    return Arrays.stream(thread.getStackTrace()).anyMatch(f -> f.getMethodName().equals(method));
  }
}
