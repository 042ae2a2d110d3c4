/**
 * Measures the model on faces whose expressions are known, on the path that serves it: ingest's
 * crop, the classifier's batches. Images stay in memory; only report.html shows a few of them.
 */
package dev.classmoji.standalone.evaluate;
