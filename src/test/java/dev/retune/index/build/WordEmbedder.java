package dev.retune.index.build;

import dev.retune.embedding.model.Embedder;
import dev.retune.embedding.model.TextKind;
import java.util.List;
import java.util.regex.Pattern;

/** What models have in common whose tokens are words; it does not know words that begin with ?. */
public interface WordEmbedder extends Embedder {
  Pattern WORD = Pattern.compile("\\S+");

  @Override
  default List<float[]> embed(List<String> texts, TextKind kind) {
    return texts.stream().map(text -> embed(text, kind)).toList();
  }

  @Override
  default List<Span> tokens(String text) {
    return WORD.matcher(text).results().map(w -> new Span(w.start(), w.end())).toList();
  }

  @Override
  default double outOfVocabularyRatio(String text) {
    return text.startsWith("?") ? 1 : 0;
  }

  @Override
  default void close() {}
}
