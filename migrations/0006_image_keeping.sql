CREATE TABLE `blob_sweeps` (
	`tenant_id` text PRIMARY KEY NOT NULL,
	`after` text,
	`begun_at` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `images` ADD `taken_at` text;