package dev.retune.feedback.remote;

import java.time.Instant;

/**
 * A record of a product as its API returns it.
 *
 * @param table table of the mirror that keeps it
 * @param id id at the product, unique within the table
 * @param at time by which the API selects records
 * @param changed time of the last change; an older state never replaces a newer one
 * @param json the record
 */
record RemoteRecord(String table, String id, Instant at, Instant changed, String json) {}
