package dev.retune.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    // simulates a failed commit, for which H2 decrements the counter twice
    MVStore.TxCounter counter = store.registerVersionUsage();
    for (int i = 0; i < 3; i++) {
      store.decrementVersionUsageCounter(counter);
    }
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

  private static boolean isWithin(Thread thread, String method) {
    return Arrays.stream(thread.getStackTrace()).anyMatch(f -> f.getMethodName().equals(method));
  }
}
