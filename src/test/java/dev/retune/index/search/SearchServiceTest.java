package dev.retune.index.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.common.error.UnavailableException;
import dev.retune.index.build.IndexFixture;
import dev.retune.index.model.SearchMode;
import dev.retune.index.version.IndexVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchServiceTest {
  @TempDir Path home;

  private static SearchService service(IndexFixture fixture) {
    return new SearchService(fixture.versions, fixture.store, fixture.models);
  }

  @Test
  void saysThatNothingIsLiveYet() {
    try (IndexFixture fixture = new IndexFixture(home);
        SearchService service = service(fixture)) {
      assertThatThrownBy(() -> service.search("word1", 3, SearchMode.HYBRID))
          .isInstanceOf(UnavailableException.class);
    }
  }

  @Test
  void followsTheLivePointer() {
    try (IndexFixture fixture = new IndexFixture(home);
        SearchService service = service(fixture)) {
      fixture.fill(5);
      fixture.publish(0);
      assertThat(service.search("word1", 3, SearchMode.HYBRID).version()).isEqualTo("v1");
      fixture.publish(16);
      assertThat(service.search("word1", 3, SearchMode.HYBRID).version()).isEqualTo("v2");
      fixture.promotions.rollback("tester", session -> {});
      assertThat(service.search("word1", 3, SearchMode.HYBRID).version()).isEqualTo("v1");
    }
  }

  @Test
  void theModelStaysOpenFromSearchToSearch() {
    try (IndexFixture fixture = new IndexFixture(home);
        SearchService service = service(fixture)) {
      fixture.fill(5);
      fixture.publish(0);
      service.search("word1", 3, SearchMode.DENSE);
      int opened = fixture.models.opened.get();
      service.search("word2", 3, SearchMode.DENSE);
      assertThat(fixture.models.opened).hasValue(opened);
    }
  }

  @Test
  void everySearchIsAnsweredWhileVersionsAreSwapped() throws Exception {
    try (IndexFixture fixture = new IndexFixture(home);
        SearchService service = service(fixture);
        var threads = Executors.newFixedThreadPool(3)) {
      fixture.fill(5);
      IndexVersion one = fixture.publish(0);
      IndexVersion two = fixture.publish(16);
      AtomicBoolean swapping = new AtomicBoolean(true);
      List<Future<Integer>> searches = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        searches.add(
            threads.submit(
                () -> {
                  int answered = 0;
                  while (swapping.get()) {
                    var hits = service.search("word3", 1, SearchMode.HYBRID).hits();
                    assertThat(hits).extracting(SearchHit::externalId).containsExactly("d3");
                    answered++;
                  }
                  return answered;
                }));
      }
      for (int i = 0; i < 20; i++) {
        fixture.promotions.promote(i % 2 == 0 ? one.id() : two.id(), "tester");
      }
      swapping.set(false);
      for (Future<Integer> search : searches) {
        assertThat(search.get()).isPositive();
      }
    }
  }
}
