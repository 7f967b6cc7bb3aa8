"""From drafts to documents of `chibo.rendering`: pure, alike for drafts and for what is sealed."""
