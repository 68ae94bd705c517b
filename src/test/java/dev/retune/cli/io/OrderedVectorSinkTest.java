package dev.retune.cli.io;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.retune.common.text.JsonFormat;
import java.io.BufferedReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderedVectorSinkTest {
  private final List<String> written = new ArrayList<>();

  private OrderedVectorSink reading(String input) {
    var lines =
        new EmbeddingInputReader(
            new BufferedReader(new StringReader(input)), JsonFormat.mapper(), "test");
    while (lines.hasNext()) {
      lines.next();
    }
    return new OrderedVectorSink(lines, JsonFormat.mapper(), written::add);
  }

  @Test
  void vectorsThatComeEarlyAreHeldInOrder() {
    OrderedVectorSink vectors = reading("a\nb\nc\n");
    vectors.accept(2, new float[] {3});
    vectors.accept(1, new float[] {2});
    assertThat(written).isEmpty();
    vectors.accept(0, new float[] {1});
    assertThat(written)
        .containsExactly(
            "{\"id\":1,\"embedding\":[1.0]}",
            "{\"id\":2,\"embedding\":[2.0]}",
            "{\"id\":3,\"embedding\":[3.0]}");
  }

  @Test
  void anIdIsWrittenAsItWasRead() {
    OrderedVectorSink vectors =
        reading("{\"id\":\"가 \\\"1\\\"\",\"text\":\"a\"}\n{\"id\":[1],\"text\":\"b\"}");
    vectors.accept(0, new float[0]);
    vectors.accept(1, new float[0]);
    assertThat(written)
        .containsExactly(
            "{\"id\":\"가 \\\"1\\\"\",\"embedding\":[]}", "{\"id\":[1],\"embedding\":[]}");
  }

  @Test
  void numbersReadBackAsTheSameFloats() throws JsonProcessingException {
    float[] vector = {0.1f, -1.0e-8f, Float.MIN_VALUE, Float.MAX_VALUE, 0.33333334f, -0f};
    reading("a").accept(0, vector);
    var read = JsonFormat.mapper().readTree(written.getFirst()).path("embedding");
    assertThat(JsonFormat.mapper().convertValue(read, float[].class)).isEqualTo(vector);
  }

  @Test
  void textsThatWereCutAreCounted() {
    OrderedVectorSink vectors = reading("a\nb");
    vectors.cut(1);
    vectors.accept(0, new float[0]);
    vectors.accept(1, new float[0]);
    assertThat(vectors.cut()).isEqualTo(1);
    assertThat(vectors.written()).isEqualTo(2);
  }
}
