package dev.retune.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retune.fault.Unavailable;
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

  private static SearchService service(Library library) {
    return new SearchService(library.versions, library.store, library.models);
  }

  @Test
  void saysThatNothingIsLiveYet() {
    try (Library library = new Library(home);
        SearchService service = service(library)) {
      assertThatThrownBy(() -> service.search("word1", 3, Mode.HYBRID))
          .isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void followsTheLivePointer() {
    try (Library library = new Library(home);
        SearchService service = service(library)) {
      library.fill(5);
      library.publish(0);
      assertThat(service.search("word1", 3, Mode.HYBRID).version()).isEqualTo("v1");
      library.publish(16);
      assertThat(service.search("word1", 3, Mode.HYBRID).version()).isEqualTo("v2");
      library.versions.rollback("tester", session -> {});
      assertThat(service.search("word1", 3, Mode.HYBRID).version()).isEqualTo("v1");
    }
  }

  @Test
  void theModelStaysOpenFromSearchToSearch() {
    try (Library library = new Library(home);
        SearchService service = service(library)) {
      library.fill(5);
      library.publish(0);
      service.search("word1", 3, Mode.DENSE);
      int opened = library.models.opened.get();
      service.search("word2", 3, Mode.DENSE);
      assertThat(library.models.opened).hasValue(opened);
    }
  }

  @Test
  void everySearchIsAnsweredWhileVersionsAreSwapped() throws Exception {
    try (Library library = new Library(home);
        SearchService service = service(library);
        var threads = Executors.newFixedThreadPool(3)) {
      library.fill(5);
      IndexVersion one = library.publish(0);
      IndexVersion two = library.publish(16);
      AtomicBoolean swapping = new AtomicBoolean(true);
      List<Future<Integer>> searches = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        searches.add(
            threads.submit(
                () -> {
                  int answered = 0;
                  while (swapping.get()) {
                    var hits = service.search("word3", 1, Mode.HYBRID).hits();
                    assertThat(hits).extracting(SearchHit::externalId).containsExactly("d3");
                    answered++;
                  }
                  return answered;
                }));
      }
      for (int i = 0; i < 20; i++) {
        library.versions.promote(i % 2 == 0 ? one.id() : two.id(), "tester");
      }
      swapping.set(false);
      for (Future<Integer> search : searches) {
        assertThat(search.get()).isPositive();
      }
    }
  }
}
