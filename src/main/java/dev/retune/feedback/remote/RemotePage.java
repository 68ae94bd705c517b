package dev.retune.feedback.remote;

import java.util.List;
import java.util.Optional;

/**
 * One page of records.
 *
 * @param next cursor of the next page; empty after the last one
 */
record RemotePage(List<RemoteRecord> records, Optional<String> next) {
  RemotePage {
    records = List.copyOf(records);
  }
}
