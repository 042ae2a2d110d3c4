/** What consumer groups read of the emoji events, on behalf of receivers outside of Kafka. */
package dev.classmoji.aggregator.subscription.group;
