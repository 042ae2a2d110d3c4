/** The embedded Kafka broker. */
package dev.classmoji.standalone.broker;
