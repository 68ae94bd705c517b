package dev.retune.index;

import dev.retune.embed.Embedder;
import dev.retune.embed.Embedder.Span;
import dev.retune.feedback.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Cuts documents into chunks of at most so many tokens of the body, each with the document's title
 * and section before it. A chunk ends between words, where there are words.
 */
final class Chunker {
  // what a model adds to a text: a token before and one after
  private static final int SPECIAL_TOKENS = 2;

  private final IndexSpec spec;
  private final TextFormat format;
  private final Supplier<Embedder> model;

  /** The model is asked for only when there is something to cut. */
  Chunker(IndexSpec spec, Supplier<Embedder> model) {
    this.spec = spec;
    this.format = TextFormat.parse(spec.textFormat());
    this.model = model;
  }

  /** At least one chunk, even of an empty document. */
  List<Chunk> chunks(Document document) {
    String head = format.head(document);
    String body = format.body(document);
    if (spec.chunkTokens() == 0 || body.isBlank()) {
      return List.of(Chunk.of(spec, head, body));
    }
    int room = model.get().model().maxTokens() - SPECIAL_TOKENS;
    List<Span> headTokens = model.get().tokens(head);
    if (headTokens.size() > room / 2) {
      // an endless title must not push the body out of the model's sight
      head = head.substring(0, headTokens.get(room / 2 - 1).end());
    }
    int budget = Math.min(spec.chunkTokens(), room - Math.min(headTokens.size(), room / 2));
    List<Span> tokens = model.get().tokens(body);
    if (tokens.size() <= budget) {
      return List.of(Chunk.of(spec, head, body));
    }
    return cut(head, body, tokens, budget);
  }

  private List<Chunk> cut(String head, String body, List<Span> tokens, int budget) {
    int overlap = Math.min(spec.chunkOverlap(), budget / 2);
    List<Chunk> chunks = new ArrayList<>();
    int from = 0;
    while (true) {
      int to = Math.min(from + budget, tokens.size());
      if (to < tokens.size()) {
        to = wordEnd(tokens, to, from + overlap + 1);
      }
      String text = body.substring(tokens.get(from).start(), tokens.get(to - 1).end());
      chunks.add(Chunk.of(spec, head, text));
      if (to == tokens.size()) {
        return chunks;
      }
      from = wordEnd(tokens, to - overlap, from + 1);
    }
  }

  /** The nearest place at or before a token where a word ends; the token's own if there is none. */
  private int wordEnd(List<Span> tokens, int wanted, int lowest) {
    int limit = Math.max(lowest, wanted - spec.chunkOverlap());
    for (int i = wanted; i >= limit && i > 0; i--) {
      if (tokens.get(i - 1).end() < tokens.get(i).start()) {
        return i;
      }
    }
    return wanted;
  }
}
