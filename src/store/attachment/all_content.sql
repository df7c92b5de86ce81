select hash, content from attachment_content
