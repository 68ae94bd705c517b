package dev.retune.index.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.retune.common.error.RefusedException;
import dev.retune.index.build.IndexFixture;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelUsageTest {
  private IndexFixture index;
  private ModelUsage usage;

  @BeforeEach
  void index() {
    index = IndexFixture.filled(3);
    usage = new ModelUsage(index.versions, index.home.resolve("models"));
  }

  @AfterEach
  void close() {
    index.close();
  }

  private RefusedException refusal(String model) {
    return catchThrowableOfType(RefusedException.class, () -> usage.checkUnused(model));
  }

  @Test
  void nothingIsNeededBeforeTheFirstVersion() {
    assertThat(usage.live()).isEmpty();
    assertThatCode(() -> usage.checkUnused("hashing")).doesNotThrowAnyException();
  }

  @Test
  void theModelOfTheLiveVersionIsNeeded() {
    index.publish(0);
    assertThat(usage.live()).contains("hashing");
    assertThat(refusal("hashing"))
        .returns("model.live", RefusedException::key)
        .returns(List.of("hashing", "v1"), RefusedException::args);
    assertThatCode(() -> usage.checkUnused("another")).doesNotThrowAnyException();
  }

  @Test
  void theModelOfAKeptVersionIsNeeded() {
    index.publish(0);
    index.publish(16);
    index.run(
        "update index_version set spec = replace(spec, '\"hashing\"', '\"other\"') where id = 2");
    assertThat(refusal("hashing"))
        .returns("model.needed", RefusedException::key)
        .returns(List.of("hashing", "v1"), RefusedException::args);
    assertThat(refusal("other").key()).isEqualTo("model.live");
  }

  @Test
  void aModelMayBeNamedByItsFolder() {
    index.publish(0);
    String path = index.home.resolve("models/mine").toAbsolutePath().normalize().toString();
    index.run("update index_version set spec = replace(spec, '\"hashing\"', '\"" + path + "\"')");
    assertThat(refusal("mine").key()).isEqualTo("model.live");
  }
}
